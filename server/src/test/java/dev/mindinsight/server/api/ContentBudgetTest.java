package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class ContentBudgetTest {

  private final ContentBudget budget = new ContentBudget(100);

  private static ServerWebExchange exchange() {
    return MockServerWebExchange.from(
        MockServerHttpRequest.method(HttpMethod.GET, URI.create("/v1/content")));
  }

  @Test
  void sharesAreTakenUntilNothingIsLeftAndGivenBackOnce() {
    ServerWebExchange first = exchange();
    ServerWebExchange second = exchange();
    budget.takeToRead(first, 30);
    budget.takeToRead(second, 20);
    assertThat(budget.held()).isEqualTo(100);
    assertThatThrownBy(() -> budget.takeToRead(exchange(), 1))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Too busy: answers hold 100 bytes of files, this one wants 2, at most 100; ask again");
    ContentBudget.giveBack(first);
    ContentBudget.giveBack(first);
    assertThat(budget.held()).isEqualTo(40);
    budget.takeToRead(exchange(), 30);
  }

  @Test
  void whatWantsMoreThanThereIsIsServedAlone() {
    ServerWebExchange large = exchange();
    budget.takeToRead(large, 1L << 40);
    budget.raise(large, 1L << 50);
    assertThat(budget.held()).isEqualTo(100);
    ContentBudget.giveBack(large);
    budget.takeToRead(exchange(), 1);
    assertThatThrownBy(() -> budget.takeToRead(exchange(), 1L << 40))
        .hasMessageStartingWith("Too busy");
  }

  @Test
  void aContentThatTurnsOutToBeLargerTakesMoreOrIsRefused() {
    ServerWebExchange tensor = exchange();
    budget.takeToRead(tensor, 5);
    budget.raise(tensor, 8);
    assertThat(budget.held()).as("less than was taken").isEqualTo(10);
    budget.raise(tensor, 60);
    assertThat(budget.held()).isEqualTo(60);
    ServerWebExchange other = exchange();
    budget.takeToRead(other, 1);
    assertThatThrownBy(() -> budget.raise(other, 50)).hasMessageStartingWith("Too busy");
    ContentBudget.giveBack(other);
    assertThat(budget.held()).as("a refused answer gives back what it had").isEqualTo(60);
  }

  @Test
  void whatIsTakenAfterTheEndIsNotHeld() {
    ServerWebExchange left = exchange();
    budget.takeToRead(left, 5);
    ContentBudget.giveBack(left);
    budget.raise(left, 50);
    assertThat(budget.held()).isZero();
  }

  @Test
  void manyThreadsNeverHoldMoreAndLeaveNothingBehind() {
    List<Long> seen =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(i -> {
              ServerWebExchange exchange = exchange();
              try {
                budget.takeToRead(exchange, i % 40);
                return budget.held();
              } catch (ProblemException e) {
                return 100L;
              } finally {
                ContentBudget.giveBack(exchange);
              }
            })
            .toList();
    assertThat(seen).allMatch(held -> held <= 100);
    assertThat(budget.held()).isZero();
  }

  /** Through the real chain of handlers: an answer that fails, one that ends, one that is left. */
  @Test
  void everyEndOfARequestGivesBackAndARefusalSaysWhenToAskAgain() {
    List<Route> routes = new ArrayList<>();
    routes.add(route("/fails", Mono.error(new IllegalStateException("broken"))));
    routes.add(route("/ends", Answers.json("fine")));
    routes.add(route("/hangs", Mono.never()));
    var handler = ApiHandler.of(routes);

    MockServerWebExchange failed = get("/fails");
    handler.handle(failed.getRequest(), failed.getResponse()).block();
    MockServerWebExchange ended = get("/ends");
    handler.handle(ended.getRequest(), ended.getResponse()).block();
    assertThat(ended.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(budget.held()).isZero();

    MockServerWebExchange left = get("/hangs");
    Disposable hanging = handler.handle(left.getRequest(), left.getResponse()).subscribe();
    assertThat(budget.held()).isEqualTo(100);
    MockServerWebExchange refused = get("/ends");
    handler.handle(refused.getRequest(), refused.getResponse()).block();
    assertThat(refused.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(refused.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertThat(refused.getResponse().getHeaders().getFirst("Content-Type"))
        .isEqualTo("application/problem+json");
    assertThat(refused.getResponse().getBodyAsString().block()).contains("Too busy: answers hold");
    hanging.dispose();
    assertThat(budget.held()).isZero();
  }

  private Route route(String path, Mono<ServerResponse> answer) {
    return Route.get(
        path,
        request -> {
          budget.takeToRead(request.exchange(), 50);
          return answer;
        });
  }

  private static MockServerWebExchange get(String path) {
    return MockServerWebExchange.from(MockServerHttpRequest.get(path));
  }
}
