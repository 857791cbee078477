import type { Clock } from '../clock';
import type { Api } from '../http';
import { accountEndpoints } from './account/endpoints';
import { activityEndpoints } from './activities/endpoints';
import { createApi, Endpoints } from './api';
import { attach, type ConstantContactV2Sandbox } from './attach';
import { campaignEndpoints } from './campaigns/endpoints';
import { scheduleEndpoints } from './campaigns/schedules';
import { contactEndpoints } from './contacts/endpoints';
import { eventSpotEndpoints } from './eventspot/endpoints';
import { fileEndpoints } from './library/fileEndpoints';
import { folderEndpoints } from './library/folderEndpoints';
import { listEndpoints } from './lists/endpoints';
import { completeOptions, type ConstantContactV2Options } from './options';
import { Account } from './state';
import { campaignTrackingEndpoints } from './tracking/campaignEndpoints';
import { contactTrackingEndpoints } from './tracking/contactEndpoints';

export type { ActivityV2, ConstantContactV2Sandbox } from './attach';
export type { CampaignInput } from './campaigns/input';
export type { ContactInput } from './contacts/input';
export type { FileInput } from './library/input';
export type { ConstantContactV2Options } from './options';
export type { ActivityInput } from './tracking/input';
export type { TrackingActivity } from './tracking/record';

const endpoints = new Endpoints([
	...accountEndpoints,
	...contactEndpoints,
	...listEndpoints,
	...activityEndpoints,
	...campaignEndpoints,
	...scheduleEndpoints,
	...contactTrackingEndpoints,
	...campaignTrackingEndpoints,
	...folderEndpoints,
	...fileEndpoints,
	...eventSpotEndpoints,
]);

/** The V2 part of a sandbox: the API to mount, and what tests get once the URL is known. */
export function createConstantContactV2(
	options: Partial<ConstantContactV2Options> | undefined,
	clock: Clock,
	seed: number,
): {
	api: Api;
	options: ConstantContactV2Options;
	attach(url: string): ConstantContactV2Sandbox;
} {
	const account = new Account(completeOptions(options), clock, seed);
	const api = createApi(account, endpoints);
	return { api, options: account.options, attach: (url) => attach(account, url) };
}
