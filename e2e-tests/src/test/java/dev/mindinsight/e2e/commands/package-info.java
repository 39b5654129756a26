/**
 * The two commands as a person types them: {@code ./mindinsight} and {@code ./mvnw}, each as a
 * process. {@link dev.mindinsight.e2e.commands.ScriptMachine} is a machine whose tools are made up,
 * for what the scripts find and fetch; {@link dev.mindinsight.e2e.commands.Command} runs the real
 * thing.
 */
@NullMarked
package dev.mindinsight.e2e.commands;

import org.jspecify.annotations.NullMarked;
