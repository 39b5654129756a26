# A thin wrapper over the scripts of this tree: ./mvnw builds, ./mindinsight starts.
#
#   docker build -t mindinsight .
#   docker run -p 8080:8080 -v mindinsight:/workspace -v "$PWD/runs":/logs:ro mindinsight
#
# The address with its token is in the first lines that it prints.

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven npm
WORKDIR /source
COPY . .
# Most of a build this short is the JVM warming up.
RUN MAVEN_OPTS=-XX:TieredStopAtLevel=1 ./mvnw -B -ntp -Dunchecked -pl ui -am package

FROM eclipse-temurin:25-jre
RUN useradd --create-home mindinsight && mkdir /workspace /logs && chown mindinsight /workspace
WORKDIR /opt/mindinsight
COPY --from=build /source/mindinsight ./
COPY --from=build /source/scripts ./scripts/
COPY --from=build /source/ui/target/mindinsight.jar ./
USER mindinsight
# Extracts the jar and archives the classes of a first start, so that the container's is fast.
RUN ./mindinsight --version
VOLUME /workspace
EXPOSE 8080
# Asks /api/v1/health.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["./mindinsight", "status", "--workspace", "/workspace"]
ENTRYPOINT ["./mindinsight"]
CMD ["start", "--host", "0.0.0.0", "--port", "8080", "--workspace", "/workspace", "--logdir", "/logs"]
