/** Everything that the node can do: the v1 web service, so far. */
export { resources } from './apiV1/resources';
