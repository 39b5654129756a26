# shellcheck shell=sh
# From the sources to a jar that starts fast: build what is stale, extract once per build, record the
# classes of a first start in an archive. Sourced by mindinsight after tools.sh; works on ROOT.

# A release has no sources: the jar lies beside the scripts and any Java runtime will do.
if [ -f "$ROOT/pom.xml" ]; then
  JAR=$ROOT/ui/target/mindinsight.jar
else
  JAR=$ROOT/mindinsight.jar
fi

# stale: whether the jar is missing, or older than something that it is made of.
stale() {
  [ -f "$JAR" ] || return 0
  [ -f "$ROOT/pom.xml" ] || return 1
  [ -n "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT"/ui/package*.json \
    -type f -newer "$JAR" ! -path '*/frontend/generated/*' -print 2>/dev/null | head -n 1)" ]
}

# Two builds of one tree would write the same files. The lock names its owner, so that a killed build
# does not hold it for ever.
lock_build() {
  lock=$ROOT/target/build.lock
  mkdir -p "$ROOT/target" || give_up "$ROOT/target cannot be written"
  until ln -s "$$" "$lock" 2>/dev/null; do
    # No lock, and none can be made: another build has just ended, or the tree was deleted or is full.
    if ! owner=$(readlink "$lock"); then
      [ "${vanished:-0}" -lt 10 ] || give_up "$lock cannot be made"
      vanished=$((${vanished:-0} + 1))
      sleep 1
    elif kill -0 "$owner" 2>/dev/null; then
      [ -n "${waiting:-}" ] || say "waiting for the build of process $owner"
      waiting=yes
      sleep 1
    else
      rm -f "$lock"
    fi
  done
}

# progress: of the lines of Maven, those that tell a person how far it is.
progress() {
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*'['*']')
        line=${line#'[INFO] Building '}
        say "building ${line%% *} ${line##* }"
        ;;
    esac
  done
}

# build: makes the jar; 4 if Maven fails. Checks and tests are the business of ./mvnw verify.
build() {
  [ -f "$ROOT/pom.xml" ] || give_up "$JAR is missing and there are no sources to build it from: install the release again"
  need_jdk
  need_maven
  need_node
  lock_build
  if stale; then
    log=$ROOT/target/build.log
    say "building what has changed (log: $log)"
    # Most of a build this short is the JVM warming up.
    (cd "$ROOT" && MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" "$MVN" -B -ntp -Dunchecked -pl ui -am package 2>&1 ||
      echo '[BUILD FAILED]') | tee "$log" | progress
    if grep -q '^\[BUILD FAILED\]' "$log"; then
      rm -f "$lock"
      grep '^\[ERROR\]' "$log" | head -n 20 >&2
      say "the build failed, see $log"
      exit 4
    fi
  fi
  rm -f "$lock"
}

# in_use DIRECTORY: whether a living process was started from it; forgets the dead ones.
in_use() {
  for pid in "$1"/pids/[0-9]*; do
    kill -0 "${pid##*/}" 2>/dev/null && return 0
    rm -f "$pid"
  done
  return 1
}

# Three builds are kept, the last used first, and all that still run.
remove_old_builds() {
  # shellcheck disable=SC2012 # the names are ours: letters, digits, dots and dashes
  ls -dt "$CACHE"/app-* | tail -n +4 | while IFS= read -r old; do
    in_use "$old" || rm -rf "$old"
  done
}

extracted() { [ -d "$APP" ]; }

extract() {
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$JAR" extract --destination "$FETCHED/${APP##*/}" >/dev/null &&
    mkdir "$FETCHED/${APP##*/}/pids"
}

# write_options [OPTION…]: what every JVM of this build is started with, the engine's too. The logs
# that are off would tell at each start that the JDK's own archive was made without native access.
write_options() {
  for option in --enable-native-access=ALL-UNNAMED -Xlog:cds=off -Xlog:aot=off "-Dorg.bytedeco.javacpp.cachedir=$CACHE/javacpp" -cp "$APP/mindinsight.jar" "$@"; do
    printf '"%s"\n' "$(printf %s "$option" | sed 's/[\\"]/\\&/g')"
  done >"$APP/jvm.$$"
  mv "$APP/jvm.$$" "$APP/jvm.options"
}

# The classes of one start, recorded. Without the archive all works, only slower: a failure is said
# and no reason to stop.
archive_classes() {
  write_options
  "$JAVA_HOME/bin/java" "@$APP/jvm.options" -XX:TieredStopAtLevel=1 "-XX:ArchiveClassesAtExit=$APP/archive.$$" -Xlog:disable \
    dev.mindinsight.ui.launch.Main warm-up >"$APP/warm-up.log" 2>&1 || rm -f "$APP/archive.$$"
  if [ -f "$APP/archive.$$" ]; then
    mv "$APP/archive.$$" "$APP/classes.jsa"
    write_options "-XX:SharedArchiveFile=$APP/classes.jsa"
  else
    say "no class-data archive could be made, starts will be slower: see $APP/warm-up.log"
  fi
}

# prepare: sets APP to the extracted jar, in which jvm.options tells how to start it.
prepare() {
  # shellcheck disable=SC2046 # two numbers
  set -- $(cksum <"$JAR") "$(java_version "$JAVA_HOME")"
  APP=$CACHE/app-$1-$2-$3
  if ! extracted; then
    fetch extracted extract || give_up "$JAR could not be extracted into $CACHE"
    remove_old_builds
  fi
  if [ ! -f "$APP/jvm.options" ]; then
    say "preparing the first start of this build"
    archive_classes
  fi
  touch "$APP"
}
