import { collection, path, toggle } from '../../kit';
import { define } from '../operation';
import { PROFILES } from './fields';
import { connectionSchema, hashtagGroupSchema, profileSchema } from './schema';

export const getSocialProfiles = define.item({
	value: 'getProfiles',
	name: 'Get Profiles',
	action: 'Get social profiles',
	description: 'Retrieve the social network profiles to which the account is connected',
	requests: 'One',
	output: profileSchema,
	fields: {
		options: collection({
			displayName: 'Options',
			fields: {
				accessible: toggle({
					displayName: 'Check Access',
					default: true,
					description: 'Whether to ask each network if posts to the profile are currently possible',
				}),
			},
		}),
	},
	once: true,
	async run({ api, params: { options } }) {
		return await api.list(PROFILES, { include: options.accessible ? 'accessible' : undefined });
	},
});

export const getSocialConnections = define.item({
	value: 'getConnections',
	name: 'Get Connections',
	action: 'Get social connections',
	description: 'Retrieve the connected social network accounts, and whether they can be used',
	requests: 'One',
	output: connectionSchema,
	fields: {},
	once: true,
	run: async ({ api }) => await api.list(path`/social/connections`, {}, 'connections'),
});

export const getHashtagGroups = define.list({
	value: 'getHashtagGroups',
	name: 'Get Hashtag Groups',
	action: 'Get hashtag groups',
	description: 'Retrieve the saved hashtag groups',
	requests: 'One per 5 groups',
	records: 'hashtag-groups',
	length: 'short',
	output: hashtagGroupSchema,
	fields: {},
	pages({ api }) {
		const query = { limit: 5 };
		return api.pages(path`/social/hashtags/groups`, 'hashtag_groups', query);
	},
});
