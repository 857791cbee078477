import { defineTableResource } from '../../constantContactShared/replication/resource';
import { tables } from './all';
import { measureSize } from './size';

/** Whole tables of the account. */
export const table = defineTableResource({
	tables,
	options: {
		campaignDetails:
			'Whether Email Campaign Summary has start_date, end_date and spam_count, too, with as many requests',
		trackingByContact: true,
	},
	measuring: { requests: 'Up to two, and one per 50 sent campaigns', measure: measureSize },
});
