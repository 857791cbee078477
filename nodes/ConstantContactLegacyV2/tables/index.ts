import { defineTableResource } from '../../constantContactShared/replication/resource';
import { tables } from './all';
import { measureSize } from './size';

/** Whole tables of the account. */
export const table = defineTableResource({
	tables,
	options: {
		campaignDetails:
			'Whether Email Campaign Summary also has start_date, end_date and spam_count, with the same number of requests',
		trackingByContact: true,
	},
	measuring: { requests: 'Up to two, and one per 50 sent campaigns', measure: measureSize },
});
