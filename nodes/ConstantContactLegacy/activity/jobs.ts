import { ACTIVITIES, type Jobs } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactV1Api } from '../api/client';

/** The account's bulk jobs. Final statuses: V1 API 4.5. */
export function createJobs(api: ConstantContactV1Api): Jobs {
	return {
		key: api.uri(ACTIVITIES),
		failed: ['ERROR'],
		stopSignal: api.stopSignal,
		read: async (target) => await api.get(target),
	};
}
