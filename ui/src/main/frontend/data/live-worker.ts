import { LiveHub, type HubPort, type HubRequest } from './live-hub';

/** The SharedWorker's side: one hub for all tabs of this origin. */
const scope = self as unknown as { onconnect: ((event: MessageEvent) => void) | null };
let hub: LiveHub | null = null;

scope.onconnect = (connect) => {
  const channel = connect.ports[0];
  if (!channel) {
    return;
  }
  const port: HubPort = { send: (message) => channel.postMessage(message) };
  // A page says first where the stream is, which a worker's own address does not tell.
  channel.onmessage = (message: MessageEvent<HubRequest | { open: string }>) => {
    const request = message.data;
    if ('open' in request) {
      hub ??= new LiveHub(request.open);
      hub.join(port);
    } else {
      hub?.handle(port, request);
    }
  };
};
