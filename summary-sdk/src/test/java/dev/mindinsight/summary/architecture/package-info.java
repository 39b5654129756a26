/** Classes that break each rule of {@code ArchitectureTest}, to show that the rules can fail. */
package dev.mindinsight.summary.architecture;
