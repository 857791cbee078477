import { resources as resourcesV1 } from './apiV1/resources';
import { resources as resourcesV2 } from './apiV2/resources';

/** Everything that the node can do, for what is generated at build time. A resource may occur in both versions. */
export const resources = [...resourcesV1, ...resourcesV2];
