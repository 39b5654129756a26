package dev.mindinsight.server.launch;

import org.springframework.context.annotation.Configuration;

/** The core context: store, ingest and queries. It knows nothing of HTTP. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {}
