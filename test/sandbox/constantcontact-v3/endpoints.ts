import { accountEndpoints } from './account/endpoints';
import { activityEndpoints } from './activities/endpoints';
import type { Endpoint } from './api';
import { contactEndpoints } from './contacts/endpoints';
import { fieldEndpoints } from './customFields/endpoints';
import { listEndpoints } from './lists/endpoints';
import { segmentEndpoints } from './segments/endpoints';
import { tagEndpoints } from './tags/endpoints';

/** All endpoints of the emulated V3 API. */
export const ENDPOINTS: Endpoint[] = [
	...accountEndpoints,
	...contactEndpoints,
	...listEndpoints,
	...tagEndpoints,
	...fieldEndpoints,
	...segmentEndpoints,
	...activityEndpoints,
];
