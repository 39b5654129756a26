# shellcheck shell=sh
# What was found and what is missing, without fetching or building anything. Sourced by mindinsight.

report() { printf '%-8s %-9s %s\n' "$1" "$2" "$3"; }

# missing TOOL ADVICE: reports it, and lets doctor end with 1.
missing() {
  report missing "$1" "$2"
  DOCTOR=1
}

doctor_java() {
  if find_java "$1"; then
    report ok Java "$(java_version "$JAVA_HOME") in $JAVA_HOME"
  else
    missing Java "25 or newer is needed: install one (for example Temurin 25) or set JAVA_HOME"
  fi
}

doctor_maven() {
  if find_maven; then
    report ok Maven "$(maven_version "$MVN") ($MVN)"
  elif command -v mvn >/dev/null 2>&1; then
    report ok Maven "$(maven_version mvn) is too old to build, $MAVEN_VERSION will be fetched with it"
  else
    missing Maven "install one (on Debian: apt-get install maven)"
  fi
}

doctor_node() {
  if find_node; then
    report ok Node "$("$NODE_BIN/node" --version) in $NODE_BIN"
  elif command -v npm >/dev/null 2>&1 && [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; then
    report ok Node "$NODE_VERSION will be fetched with npm"
  else
    missing Node "install Node 24, or npm to fetch it with (on Debian: apt-get install npm)"
  fi
}

doctor_chromium() {
  if find_chromium; then
    report ok Chromium "$CHROMIUM"
  else
    report note Chromium "none, only ./mvnw verify needs it (on Debian: apt-get install chromium fonts-dejavu-core)"
  fi
}

doctor_cache() {
  if mkdir -p "$CACHE" 2>/dev/null && [ -w "$CACHE" ]; then
    report ok Cache "$CACHE"
  else
    missing Cache "$CACHE cannot be written: set MINDINSIGHT_CACHE to a directory that can"
  fi
}

doctor_jar() {
  if ! stale; then
    report ok Jar "$JAR"
  elif [ -f "$ROOT/pom.xml" ]; then
    report note Jar "missing or older than its sources: demo, start and train build it"
  else
    missing Jar "$JAR: install the release again"
  fi
}

# doctor: 0 if the program can run, after a build where there are sources; else 1.
doctor() {
  DOCTOR=0
  if [ -f "$ROOT/pom.xml" ]; then
    doctor_java javac
    doctor_maven
    doctor_node
    doctor_chromium
  else
    doctor_java java
  fi
  doctor_cache
  doctor_jar
  return "$DOCTOR"
}
