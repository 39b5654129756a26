package dev.mindinsight.server.ingest;

import dev.mindinsight.summary.Kind;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Tells runs that belong to the run above them: those that a writer made for its own bookkeeping,
 * since {@code add_hparams} and {@code add_scalars} each put a directory with a file of its own
 * below the run that they belong to; and those of a job's processes, which programs that write from
 * each of them put into {@code rank_0}, {@code rank_1} and so on.
 */
final class ParentRule {

  private static final Pattern RANK = Pattern.compile("rank[_-]?\\d+", Pattern.CASE_INSENSITIVE);

  private ParentRule() {}

  /**
   * Whether a directory belongs to the run above it.
   *
   * @param name the directory's last part
   * @param tags all its tags
   */
  static boolean isPartOfRunAbove(String name, Collection<TagState> tags) {
    return RANK.matcher(name).matches()
        || isHparamsSession(tags)
        || isOneOfSeveralScalars(name, tags);
  }

  /** An hparams session with at most scalars of one point each beside it. */
  private static boolean isHparamsSession(Collection<TagState> tags) {
    boolean session = tags.stream().anyMatch(tag -> tag.spec.kind() == Kind.HPARAMS);
    return session
        && tags.stream()
            .filter(tag -> tag.spec.kind() != Kind.HPARAMS)
            .allMatch(tag -> tag.spec.kind() == Kind.SCALAR && tag.points <= 1);
  }

  /** One tag T in a directory {@code <T>_<key>}, with T's slashes as underscores. */
  private static boolean isOneOfSeveralScalars(String name, Collection<TagState> tags) {
    if (tags.size() != 1) {
      return false;
    }
    TagState tag = tags.iterator().next();
    return tag.spec.kind() == Kind.SCALAR
        && name.startsWith(tag.spec.name().replace('/', '_') + "_");
  }
}
