package dev.mindinsight.ui.launch;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The preset models that the engine trains. */
enum Model {
  LENET,
  MLP;

  /** The engine's name of it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the engine's name. */
  static final class Named implements ITypeConverter<Model> {

    @Override
    public Model convert(String value) {
      return Stream.of(values())
          .filter(model -> model.toString().equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("got " + value + ", want lenet or mlp"));
    }
  }
}
