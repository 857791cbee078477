import type { Resource } from '../../kit';
import { defineConfirm } from './confirm';
import { defineEstimate } from './estimate';
import { defineReplicate } from './replicate';
import type { ReplicatedApi, TableSet } from './table';

/** The resource that copies whole tables of an account. */
export function defineTableResource<Api extends ReplicatedApi<Api>, Size>(
	set: TableSet<Api, Size>,
): Resource<Api> {
	const replicate = defineReplicate(set);
	return {
		value: 'table',
		name: 'Table',
		description: 'Copies of whole tables',
		defaultOperation: replicate.value,
		operations: [defineConfirm(set.tables), defineEstimate(set), replicate],
	};
}
