import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { invalid } from '../errors';
import { list, object, objectsOf, oneOf, readBody, requiredText, text, textOf } from '../schema';
import { millis, parseTime, wordsFilter } from '../wire';

const MAX_GROUPS = 5;

/** A page on a social network to which the account is connected. */
interface Profile {
	profile_id: string;
	network: string;
	name: string;
	handle: string;
	connected: boolean;
}

const PROFILES: Profile[] = [
	{
		profile_id: 'p-1001',
		network: 'facebook',
		name: 'Elm & Sons',
		handle: 'elmandsons',
		connected: true,
	},
	{
		profile_id: 'p-1002',
		network: 'instagram',
		name: 'Elm & Sons',
		handle: 'elm.sons',
		connected: true,
	},
	{
		profile_id: 'p-1003',
		network: 'linkedin',
		name: 'Elm & Sons Ltd',
		handle: '',
		connected: false,
	},
];

const HASHTAG_GROUPS = Array.from({ length: 7 }, (_, at) => ({
	hashtag_group_id: `h-${at + 1}`,
	hashtag_group_name: `Group ${at + 1}`,
	hashtag_names: ['flowers', `season${at + 1}`],
}));

const POST = object(
	{
		name: text(),
		status: oneOf('DRAFT', 'SCHEDULED'),
		scheduled_time: { type: ['string', 'null'], format: 'date-time' },
		profile_posts: list(
			object(
				{
					text: text(),
					settings: { type: 'object' },
					images: list(object({ url: requiredText() }, ['url'])),
					profiles: list(object({ profile_id: requiredText() }, ['profile_id'])),
				},
				['profiles'],
			),
			undefined,
			1,
		),
	},
	['profile_posts', 'status'],
);

function accountInfo({ network, name, handle }: Profile): JsonObject {
	return {
		display_name: name,
		image_url: 'https://www.example.com/avatar.png',
		network,
		network_account_id: `${network}-1`,
		username: handle,
	};
}

function readProfiles({ query }: Call): ApiResponse {
	const isAsked = wordsFilter(query, 'include', ['accessible']).length > 0;
	return {
		status: 200,
		body: PROFILES.map((profile) => ({
			...profile,
			image_url: 'https://www.example.com/avatar.png',
			account_info: accountInfo(profile),
			...(isAsked ? { accessible: profile.connected } : {}),
		})),
	};
}

function readConnections(): ApiResponse {
	return {
		status: 200,
		body: {
			connections: PROFILES.map((profile) => ({
				account_info: accountInfo(profile),
				connection_status: {
					has_token: profile.connected,
					is_active_user: profile.connected,
					rate_limited: false,
					token_has_scopes: profile.connected,
					token_is_valid: profile.connected,
					...(profile.connected ? {} : { error: 'The token has expired.', status: 401 }),
				},
			})),
		},
	};
}

function numberOf(
	query: URLSearchParams,
	name: string,
	otherwise: number,
	min: number,
	max: number,
): number {
	const given = query.get(name);
	if (given === null) return otherwise;
	const number = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
	if (number >= min && number <= max) return number;
	throw invalid(`${name} must be at least ${min} and at most ${max}`);
}

function readGroups({ query, request }: Call): ApiResponse {
	const limit = numberOf(query, 'limit', MAX_GROUPS, 1, MAX_GROUPS);
	const page = numberOf(query, 'page', 0, 0, Number.MAX_SAFE_INTEGER);
	const pages = Math.ceil(HASHTAG_GROUPS.length / limit);
	const linkTo = (to: number): JsonObject => ({
		href: `${request.path}?limit=${limit}&page=${to}`,
	});
	return {
		status: 200,
		body: {
			hashtag_groups: HASHTAG_GROUPS.slice(page * limit, (page + 1) * limit),
			page: { page, size: limit, total_elements: HASHTAG_GROUPS.length, total_pages: pages },
			_links: {
				...(page + 1 < pages ? { next: linkTo(page + 1) } : {}),
				...(page > 0 ? { prev: linkTo(page - 1) } : {}),
			},
		},
	};
}

/** What is wrong with the profiles of a post: only connected ones are allowed. */
function profileFaults(profiles: JsonObject[], status: string): string[] {
	if (profiles.length === 0 && status !== 'DRAFT') return ['profiles must not be empty'];
	return profiles.flatMap(({ profile_id }) => {
		const known = PROFILES.find((profile) => profile.profile_id === profile_id);
		if (known === undefined) return [`profile_id ${String(profile_id)} does not exist`];
		return known.connected ? [] : [`profile_id ${String(profile_id)} is not connected`];
	});
}

function createPost({ account, request, now }: Call): ApiResponse {
	const body = readBody(request, POST, account.options);
	const status = String(body.status);
	const posts = objectsOf(body.profile_posts)!;
	const faults = posts.flatMap((post) => profileFaults(objectsOf(post.profiles)!, status));
	const given = textOf(body.scheduled_time);
	if (status === 'DRAFT' && given !== undefined) {
		faults.push('scheduled_time is only valid with the status SCHEDULED');
	}
	if (faults.length > 0) throw invalid(...faults);
	const time = given === undefined ? now : parseTime(given)!;
	const document = {
		campaign_id: account.random.uuid(),
		name: textOf(body.name)?.trim() ?? `Social Post ${account.socialPosts.length + 1}`,
		status,
		...(status === 'SCHEDULED' ? { scheduled_time: millis(time) } : {}),
		profile_posts: posts.map((post) => ({
			...post,
			post_content_id: account.random.uuid(),
			profiles: objectsOf(post.profiles)!.map(({ profile_id }) => ({
				profile_id,
				campaign_activity_id: account.random.uuid(),
				campaign_activity_status: status,
				campaign_activity_status_date: millis(time),
				network: PROFILES.find((one) => one.profile_id === profile_id)!.network,
				profile_name: PROFILES.find((one) => one.profile_id === profile_id)!.name,
			})),
		})),
	};
	account.socialPosts.push(document);
	return { status: 201, body: document };
}

const READ = { service: 'social', scope: 'campaign_data', privilege: 'campaign:read' } as const;

/** Social networks (V3 API appendix A). */
export const socialEndpoints: Endpoint[] = [
	{ method: 'GET', path: '/social/profiles', ...READ, query: ['include'], run: readProfiles },
	{ method: 'GET', path: '/social/connections', ...READ, run: readConnections },
	{
		method: 'GET',
		path: '/social/hashtags/groups',
		...READ,
		query: ['limit', 'page'],
		run: readGroups,
	},
	{
		method: 'POST',
		path: '/social/posts',
		...READ,
		privilege: 'campaign:write',
		takes: 'json',
		run: createPost,
	},
];
