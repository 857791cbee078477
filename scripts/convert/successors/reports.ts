import { carryCampaignActivity, carryLocator } from '../ids';
import { becomes, OTHER_RECORDS, type Mapping } from '../mapping';
import {
	carryListing,
	carryPaging,
	group,
	isExpression,
	KeepNodeError,
	optional,
	plainValue,
	refuse,
	translate,
} from '../parameters';

const TRACKING_TYPES = {
	bounces: 'bounces',
	clicks: 'clicks',
	forwards: 'forwards',
	opens: 'opens',
	optouts: 'optouts',
	sends: 'sends',
	unsubscribes: 'optouts',
};

/**
 * Opens, clicks and the like of a campaign; `type` is the name of the parameter for the kind, which a saved node omits if it is
 * the default.
 */
export function readsTracking(type: string, usual: string): Mapping {
	return becomes(
		'campaignReport',
		'getTracking',
		(conversion) => {
			const { from } = conversion;
			refuse(group(from, 'filters'), { createdSince: 'Created Since', link: 'Link' });
			return {
				...carryListing(conversion),
				...carryCampaignActivity(conversion),
				trackingType: translate(from[type] ?? usual, TRACKING_TYPES, 'Type'),
			};
		},
		'One type at a time, newest first. There is no filter by time.',
		OTHER_RECORDS,
	);
}

/** The activities of a contact; `type` is the name of the parameter for the kind, which a saved node omits if it is the default. */
export function readsContactTracking(type: string, usual: string): Mapping {
	return becomes(
		'contactReport',
		'getActivities',
		(conversion) => {
			const { from } = conversion;
			refuse(group(from, 'filters'), { createdSince: 'Created Since', link: 'Link' });
			const kind = from[type] ?? usual;
			const types =
				kind === 'all'
					? {}
					: {
							trackingTypes: isExpression(kind)
								? refuseExpression()
								: [`em_${String(translate(kind, TRACKING_TYPES, 'Type'))}`],
						};
			return {
				...carryPaging(conversion),
				contact: carryLocator(conversion, 'contact', 'contact'),
				...optional('listOptions', types),
			};
		},
		'There is no filter by time.',
		OTHER_RECORDS,
	);
}

function refuseExpression(): never {
	throw new KeepNodeError("'Type' is an expression whose result has other names now.");
}

/** Totals of a contact, which V3 provides per campaign. */
export function readsContactSummary(...notes: string[]): Mapping {
	return becomes(
		'contactReport',
		'getSummary',
		(conversion) => ({
			contact: carryLocator(conversion, 'contact', 'contact'),
			start: '={{ $now.minus({ years: 5 }).plus({ days: 1 }).toISO() }}',
		}),
		"'Start' is set to five years ago, as far back as V3 reads.",
		OTHER_RECORDS,
		...notes,
	);
}

/** Totals of a campaign. */
export function readsCampaignSummary(): Mapping {
	return becomes(
		'campaignReport',
		'getStats',
		({ from, note }) => {
			const id = plainValue(from.campaign);
			if (typeof id === 'string' && /^=\s*\{\{\s*\$json\.id\s*\}\}\s*$/.test(id)) {
				note(
					"The campaigns come from the incoming items: 'ID Field' is set to campaign_id, the name in V3.",
				);
				return { level: 'campaign', idSource: 'items', idField: 'campaign_id' };
			}
			if (isExpression(id)) {
				throw new KeepNodeError(
					'V3 reads the results of all items at once, so each item must hold a campaign ID: choose that field.',
				);
			}
			note(
				`The campaign with the old ID ${String(id)} has another ID in V3: choose the campaign again.`,
			);
			return { level: 'campaign', idSource: 'ids', campaigns: [id] };
		},
		'Results of many campaigns are read in one request.',
		OTHER_RECORDS,
	);
}
