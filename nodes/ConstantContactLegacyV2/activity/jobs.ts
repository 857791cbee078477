import { ACTIVITIES, type Jobs } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactV2Api } from '../api/client';
import { toActivity } from './record';

/** The account's bulk jobs. Statuses: V2 API 2.9. */
export function createJobs(api: ConstantContactV2Api): Jobs {
	return {
		key: api.getKey(ACTIVITIES),
		failed: ['CANCELLED', 'ERROR'],
		stopSignal: api.stopSignal,
		read: async (target) => toActivity(await api.get(target)),
	};
}
