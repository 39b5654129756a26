package dev.mindinsight.summary.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatTest {

  @ParameterizedTest
  @CsvSource({
    "events.out.tfevents.1795362376.vm, TENSORBOARD",
    "events.out.tfevents.1.summary.7.host_lineage, TENSORBOARD",
    "events.out.events.summary.1795362424.0.vm_MS, MINDSPORE",
    "events.out.events.summary.1596869898.host_MS, MINDSPORE",
    "test.summary.1583923011, MINDSPORE",
    "events.out.events.summary.1795362424.0.vm_lineage, MINDSPORE_LINEAGE",
    "events.out.events.summary.1596869898.host_MS_lineage, MINDSPORE_LINEAGE",
    "events.out.events.summary.1596869898.host_explain, MINDSPORE_EXPLAIN",
    "model.summary.txt, ",
    "notes_lineage, ",
    "summary1.2, "
  })
  void aFormatIsToldByTheName(String name, FileFormat format) {
    assertThat(FileFormat.of(name)).isEqualTo(format);
  }

  @Test
  void filesStandInTheOrderInWhichTheyWereBegun() {
    assertThat(
            List.of(
                    "b.summary.1000.host_lineage",
                    "z.summary.999.host_MS",
                    "a.summary.1000.host_MS",
                    "b.summary.1000.host_MS",
                    "events.out.tfevents.5.summary.1.b",
                    "events.out.tfevents.5.a")
                .stream()
                .sorted(FileFormat.BEGINNING))
        .containsExactly(
            "events.out.tfevents.5.a",
            "events.out.tfevents.5.summary.1.b",
            "z.summary.999.host_MS",
            "a.summary.1000.host_MS",
            "b.summary.1000.host_MS",
            "b.summary.1000.host_lineage");
  }

  @Test
  void theTenthWriterOfASecondComesBehindTheNinth() {
    assertThat(
            Stream.of("e.tfevents.5.host.7.10.v2", "e.tfevents.5.host.7.9.v2", "e.tfevents.4.z")
                .sorted(FileFormat.BEGINNING))
        .containsExactly("e.tfevents.4.z", "e.tfevents.5.host.7.9.v2", "e.tfevents.5.host.7.10.v2");
  }
}
