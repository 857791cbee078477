import { schema, type JsonSchema } from '../../kit';

const { text, number, flag, list, object, optional, anything } = schema;

const account = optional({
	network: text,
	network_account_id: text,
	display_name: text,
	username: text,
	image_url: text,
	account_url: text,
});

/** A profile on a social network (V3 API appendix A). */
export const profileSchema: JsonSchema = object(
	{
		profile_id: { type: 'string' },
		network: text,
		name: text,
		handle: text,
		connected: flag,
		accessible: flag,
		url: text,
		image_url: text,
		network_profile_id: text,
		network_user_id: text,
		account_info: account,
		settings: anything,
	},
	['profile_id'],
);

/** An account on a social network, and whether it can be used. */
export const connectionSchema: JsonSchema = object({
	account_info: account,
	connection_status: optional({
		has_token: flag,
		is_active_user: flag,
		rate_limited: flag,
		token_has_scopes: flag,
		token_is_valid: flag,
		status: number,
		error: text,
	}),
});

/** Hashtags that are used together. */
export const hashtagGroupSchema: JsonSchema = object({
	hashtag_group_id: text,
	hashtag_group_name: text,
	hashtag_names: list(text),
});

/** A post, with its result on each network. */
export const socialPostSchema: JsonSchema = object({
	campaign_id: text,
	name: text,
	status: text,
	scheduled_time: text,
	profile_posts: list(
		object({
			post_content_id: text,
			text,
			images: list(object({ image_id: text, url: text })),
			settings: anything,
			profiles: list(
				object({
					profile_id: text,
					profile_name: text,
					network: text,
					campaign_activity_id: text,
					campaign_activity_status: text,
					campaign_activity_status_date: text,
					campaign_activity_status_message: text,
					network_post_id: text,
					post_url: text,
				}),
			),
		}),
	),
});
