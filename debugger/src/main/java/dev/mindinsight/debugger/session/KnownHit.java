package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Report;

/**
 * A hit as the job told it, with what was asked for.
 *
 * @param number counts the hits of a job from 1, those that were forgotten among them
 * @param condition of its watchpoint
 * @param hit what was told
 */
public record KnownHit(long number, String condition, Report.Hit hit) {}
