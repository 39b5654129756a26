package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mindinsight.summary.content.ContentException;

/** Any bytes describe vectors or are a fault. */
class ProjectorConfigsFuzzTest {

  @FuzzTest
  void anyBytesAreADescriptionOrAFault(byte[] data) {
    try {
      assertThat(ProjectorConfigs.read(data).embeddings()).doesNotContainNull();
    } catch (ContentException e) {
      assertThat(e.getMessage()).matches("(Malformed|Unsupported) projector_config.pbtxt.*");
    }
  }
}
