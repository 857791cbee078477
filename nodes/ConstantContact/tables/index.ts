import { defineTableResource } from '../../constantContactShared/replication/resource';
import { tables } from './all';
import { checkLegacyRecords } from './legacyIds';
import { measureSize } from './size';

/** Whole tables of the account. */
export const table = defineTableResource({
	tables,
	options: {
		campaignDetails:
			'Whether Email Campaign Summary also has start_date, with one more request per 500 campaigns',
		trackingByContact: false,
		legacyIds: {
			description: 'Whether to also return IDs of versions 1 and 2, if the input items have them',
			check: checkLegacyRecords,
		},
	},
	measuring: {
		requests: 'Up to three; one more per 500 campaigns',
		measure: measureSize,
	},
});
