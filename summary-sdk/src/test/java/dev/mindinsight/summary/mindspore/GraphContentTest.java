package dev.mindinsight.summary.mindspore;

import static dev.mindinsight.summary.mindspore.Written.content;
import static dev.mindinsight.summary.mindspore.Written.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import dev.mindinsight.summary.mindspore.MindSporeEvents.GraphProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.NamedValueProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.NodeProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.ParameterProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.TensorProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.TypeProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.ValueProto;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphContentTest {

  private static GraphModel read(GraphProto.Builder graph) throws ContentException {
    return content(graph(graph), Kind.GRAPH, GraphModel.class);
  }

  private static Node one(NodeProto.Builder node) throws ContentException {
    return read(GraphProto.newBuilder().addNode(node)).nodes().getFirst();
  }

  private static NodeProto.InputProto.Builder input(String name, int type) {
    return NodeProto.InputProto.newBuilder().setName(name).setType(type);
  }

  private static TypeProto.Builder tensor(int type, long... dims) {
    TypeProto.Shape.Builder shape = TypeProto.Shape.newBuilder();
    for (long dim : dims) {
      shape.addDim(TypeProto.Shape.Dim.newBuilder().setSize(dim));
    }
    return TypeProto.newBuilder()
        .setDataType(14)
        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape));
  }

  private static TypeProto.Builder tuple(TypeProto.Builder... types) {
    TypeProto.Sequence.Builder sequence = TypeProto.Sequence.newBuilder();
    for (TypeProto.Builder type : types) {
      sequence.addElemTypes(type);
    }
    return TypeProto.newBuilder().setDataType(31).setSequenceType(sequence);
  }

  private static Object attribute(ValueProto.Builder value) throws ContentException {
    return one(NodeProto.newBuilder()
            .addAttribute(NodeProto.AttributeProto.newBuilder().setName("a").setValue(value)))
        .attributes()
        .get("a");
  }

  @Test
  void inputsLeadToTheNamesThatAreShown() throws ContentException {
    GraphModel graph =
        read(
            GraphProto.newBuilder()
                .addNode(
                    NodeProto.newBuilder()
                        .setName("2")
                        .setOpType("Add")
                        .setScope("Default/net")
                        .addInput(input("1", 0))
                        .addInput(input("w", 0))
                        .addInput(input("cst1", 0))
                        .addInput(input("9", 1)))
                .addNode(
                    NodeProto.newBuilder()
                        .setName("1")
                        .setOpType("Mul")
                        .setFullName("F<1>/Mul-op0"))
                .addParameters(ParameterProto.newBuilder().setName("w").setType(tensor(11, 2, 3)))
                .addConstVals(
                    NamedValueProto.newBuilder()
                        .setKey("cst1")
                        .setFullName("Default/cst")
                        .setValue(ValueProto.newBuilder().setDtype(5).setIntVal(4))));
    assertThat(graph.producer()).isEqualTo("mindspore");
    assertThat(graph.nodes())
        .containsExactly(
            new Node(
                "Default/net/Add-op2",
                "Add",
                "Default/net",
                List.of(
                    new Input("F<1>/Mul-op0", 0, false),
                    new Input("w", 0, false),
                    new Input("Default/cst", 0, false),
                    new Input("9", 0, true)),
                List.of(),
                Map.of(),
                List.of()),
            new Node("F<1>/Mul-op0", "Mul", "F<1>", List.of(), List.of(), Map.of(), List.of()),
            new Node(
                "w",
                "Parameter",
                "",
                List.of(),
                List.of(new Output("float32", List.of(2L, 3L))),
                Map.of(),
                List.of()),
            new Node(
                "Default/cst",
                "Const",
                "Default",
                List.of(),
                List.of(new Output("int64", List.of())),
                Map.of("value", 4L),
                List.of()));
  }

  @Test
  void tuplesAreSeveralOutputsAndDynamicExtentsAreSaid() throws ContentException {
    TypeProto.Builder type =
        tuple(
            tensor(11, -1, 3),
            tuple(tensor(4), TypeProto.newBuilder().setDataType(1)),
            tensor(12, -2),
            TypeProto.newBuilder().setDataType(34),
            TypeProto.newBuilder().setDataType(46),
            TypeProto.newBuilder().setDataType(99));
    assertThat(one(NodeProto.newBuilder().setOutputType(type)).outputs())
        .containsExactly(
            new Output("float32", List.of(-1L, 3L)),
            new Output("int32", List.of()),
            new Output("bool", List.of()),
            new Output("float64", null),
            new Output("none", null),
            new Output("bfloat16", null),
            new Output("type 99", null));
  }

  @Test
  void attributesAreNumbersTextsAndListsOfThese() throws ContentException {
    assertThat(attribute(ValueProto.newBuilder().setBoolVal(false))).isEqualTo(false);
    assertThat(attribute(ValueProto.newBuilder().setIntVal(-3))).isEqualTo(-3L);
    assertThat(attribute(ValueProto.newBuilder().setUintVal(-1))).isEqualTo("18446744073709551615");
    assertThat(attribute(ValueProto.newBuilder().setFloatVal(0.5f))).isEqualTo(0.5);
    assertThat(attribute(ValueProto.newBuilder().setDoubleVal(Double.NaN))).isEqualTo(Double.NaN);
    assertThat(attribute(ValueProto.newBuilder().setStrVal("<b>"))).isEqualTo("<b>");
    assertThat(attribute(ValueProto.newBuilder().addIntVals(1).addIntVals(2)))
        .isEqualTo(List.of(1L, 2L));
    assertThat(attribute(ValueProto.newBuilder().addFloatVals(1))).isEqualTo(List.of(1.0));
    assertThat(attribute(ValueProto.newBuilder().addBoolVals(true))).isEqualTo(List.of(true));
    assertThat(attribute(ValueProto.newBuilder().addStrVals("x"))).isEqualTo(List.of("x"));
    assertThat(attribute(ValueProto.newBuilder().setDtype(31))).isEqualTo(List.of());
    assertThat(attribute(ValueProto.newBuilder().setDtype(34))).isEqualTo("None");
    ValueProto.Builder pair =
        ValueProto.newBuilder()
            .addValues(ValueProto.newBuilder().setIntVal(1))
            .addValues(ValueProto.newBuilder().setStrVal("s"));
    assertThat(attribute(pair)).isEqualTo(List.of(1L, "s"));
    assertThat(attribute(ValueProto.newBuilder().addValues(pair))).isEqualTo(List.of("[1, s]"));
    assertThat(
            attribute(
                ValueProto.newBuilder()
                    .addDictVal(NamedValueProto.newBuilder().setKey("k").setValue(pair))))
        .isEqualTo(List.of("k: [1, s]"));
    assertThat(attribute(ValueProto.newBuilder().setTypeVal(tensor(11, 2))))
        .isEqualTo("float32[2]");
    assertThat(
            attribute(
                ValueProto.newBuilder()
                    .setTensorVal(TensorProto.newBuilder().addDims(3).setDataType(4))))
        .isEqualTo("int32[3]");
  }

  @Test
  void longAttributesAreCutAndSaySo() throws ContentException {
    assertThat(attribute(ValueProto.newBuilder().setStrVal("é".repeat(1 << 20))))
        .isEqualTo("é".repeat(GraphModel.ATTRIBUTE_CHARS_MAX) + "… (of 2097152 bytes)");
    assertThat(attribute(ValueProto.newBuilder().setStrVal("x".repeat(1024))))
        .isEqualTo("x".repeat(1024));
    List<?> list =
        (List<?>)
            attribute(ValueProto.newBuilder().addAllIntVals(Collections.nCopies(1 << 20, 7L)));
    assertThat(list).hasSizeBetween(300, 1024).last().isEqualTo("… (of 1048576)");
  }

  @Test
  void sourceLinesOfBothShapesAreRead() throws ContentException {
    String stack =
        """
              # In file /a b/net.py(7):12/        return self.fc(v)/
              #-In file /lib/conv.py:313/        output = a / b/
              /old/net.py(27)/        return x/
              In file /old/net.py(28)/y/

              something <else>
        """;
    assertThat(one(NodeProto.newBuilder().setSourceAddress(stack)).source())
        .containsExactly(
            new SourceLine("/a b/net.py(7)", 12, "return self.fc(v)"),
            new SourceLine("/lib/conv.py", 313, "output = a / b"),
            new SourceLine("/old/net.py", 27, "return x"),
            new SourceLine("/old/net.py", 28, "y"),
            new SourceLine("", 0, "something <else>"));
  }

  @Test
  void hostileGraphsAreRefusedByName() {
    GraphProto.Builder many = GraphProto.newBuilder();
    for (int i = 0; i <= GraphModel.NODES_MAX; i++) {
      many.addNode(NodeProto.getDefaultInstance());
    }
    assertRefused(many, "Unsupported graph: got more than 1048576 nodes");
    TypeProto.Builder deep = tensor(11);
    for (int i = 0; i <= TypeReader.DEPTH_MAX; i++) {
      deep = tuple(deep);
    }
    assertRefused(
        GraphProto.newBuilder().addNode(NodeProto.newBuilder().setOutputType(deep)),
        "Unsupported graph: got types nested deeper than 32");
    NodeProto.Builder wide = NodeProto.newBuilder();
    for (int i = 0; i <= Details.MAX; i++) {
      wide.addInput(NodeProto.InputProto.getDefaultInstance());
    }
    assertRefused(
        GraphProto.newBuilder().addNode(wide),
        "Unsupported graph: got more than 8388608 inputs, outputs and attributes");
    assertRefused(
        GraphProto.newBuilder().addNode(NodeProto.newBuilder().setFullName("n".repeat(70_000))),
        "Unsupported graph: got a name of 70000 bytes, want at most 65536");
  }

  @Test
  void deepValuesEndSomewhere() throws ContentException {
    ValueProto.Builder deep = ValueProto.newBuilder().setIntVal(1);
    for (int i = 0; i < 90; i++) {
      deep = ValueProto.newBuilder().addValues(deep);
    }
    assertThat(attribute(deep).toString()).contains("…");
  }

  private static void assertRefused(GraphProto.Builder graph, String message) {
    assertThatThrownBy(() -> read(graph)).isInstanceOf(ContentException.class).hasMessage(message);
  }
}
