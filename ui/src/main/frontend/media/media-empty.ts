import { css, html, type TemplateResult } from 'lit';
import type { Run } from '../data/api';
import { view } from '../shell/app';
import type { Tab } from './media-url';

/** What would be here, and how producers write it. */
const WAYS: Record<Tab, { what: string; ways: readonly string[] }> = {
  images: {
    what: 'images',
    ways: [
      "writer.add_image('digits', image, step)            # PyTorch, tensorboardX",
      "tf.summary.image('digits', images, step=step)      # TensorFlow, Keras, JAX",
      "SummaryCollector('logs')  # or SummaryRecord.add_value('image', 'digits', image)   MindSpore",
    ],
  },
  audio: {
    what: 'sounds',
    ways: [
      "writer.add_audio('speech', samples, step, sample_rate=16000)   # PyTorch, tensorboardX",
      "tf.summary.audio('speech', samples, 16000, step=step)          # TensorFlow, Keras, JAX",
    ],
  },
  text: {
    what: 'texts',
    ways: ["writer.add_text('notes', '# Markdown', step)        # PyTorch, tensorboardX", "tf.summary.text('notes', '# Markdown', step=step)   # TensorFlow, Keras, JAX"],
  },
  tensors: {
    what: 'tensors',
    ways: ["SummaryRecord.add_value('tensor', 'weights', tensor)           # MindSpore", "tf.summary.write('weights', tensor, step=step)                 # TensorFlow, Keras, JAX"],
  },
};

/** The tab of a kind that none of the shown runs has. */
export function nothingOf(tab: Tab, shown: readonly Run[]): TemplateResult {
  const { what, ways } = WAYS[tab];
  const [first] = shown;
  return html`<div class="none" data-empty=${tab}>
    <p><b>The shown runs have no ${what}.</b> A program writes them so:</p>
    <pre tabindex="0">${ways.join('\n')}</pre>
    ${first ? html`<p class="dim">What was read of a run stands in its <button class="framed" @click=${() => view.go({ ledger: first.id })}>ledger</button></p>` : null}
  </div>`;
}

export const emptyStyle = css`
  .none {
    padding: 24px 8px;
  }
  .none p {
    margin: 0 0 8px;
  }
  .none pre {
    font: 12px/1.6 var(--mi-mono);
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-surface);
    padding: 8px 12px;
    overflow-x: auto;
    width: fit-content;
    max-width: 100%;
  }
`;
