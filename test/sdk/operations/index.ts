import { accountCalls } from './account';
import { activityCalls } from './activities';
import type { Calls } from './call';
import { campaignCalls } from './campaigns';
import { contactCalls } from './contacts';
import { eventCalls } from './events';
import { reportCalls } from './reports';
import { segmentCalls } from './segments';

/** A call for each operation of the client. */
export const CALLS: Calls = {
	...accountCalls,
	...activityCalls,
	...campaignCalls,
	...contactCalls,
	...eventCalls,
	...reportCalls,
	...segmentCalls,
};
