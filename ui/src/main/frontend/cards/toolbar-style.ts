import { css } from 'lit';

/** The strip of controls above the cards of a page. */
export const toolbarStyle = css`
  :host {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 16px;
    min-height: 44px;
    padding: 6px 12px;
    box-sizing: border-box;
    white-space: nowrap;
  }
  input[type='search'] {
    width: 220px;
  }
  label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  input[type='range'] {
    width: 120px;
    accent-color: var(--mi-accent);
  }
  output {
    min-width: 40px;
  }
  .segments {
    display: flex;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-surface);
  }
  .segments button {
    border-radius: 5px;
    min-height: 24px;
  }
  .space {
    flex: 1;
  }
  input.step {
    width: 84px;
  }
  input:invalid {
    border-color: var(--mi-red);
  }
`;
