import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getStats } from './getStats';
import { getLinks, getSummaries, getTracking } from './reading';

/** The results of campaigns: numbers, and who did what. */
export const campaignReport: Resource<ConstantContactApi> = {
	value: 'campaignReport',
	name: 'Campaign Report',
	description: 'Results of campaigns',
	defaultOperation: 'getSummaries',
	operations: [getLinks, getStats, getSummaries, getTracking],
};
