import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	choice,
	dateTime,
	InputError,
	jsonObject,
	required,
	text,
	when,
} from '../../kit';
import { atLeastOne } from '../../constantContactShared/fields/idChoices';
import { requireFuture } from '../../constantContactShared/fields/scheduledTime';
import { textList } from '../fields/textList';
import { toApiTime } from '../fields/time';
import { define } from '../operation';
import { profilesField } from './fields';
import { socialPostSchema } from './schema';

/** A line break, or what stands before the next address in a line; addresses may contain commas themselves. */
const IMAGE_SEPARATOR = /\n|[,;\s]\s{0,9}(?=https?:\/\/)/i;

export const createSocialPost = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create social post',
	description: 'Post a text to social network profiles: now, at a given time, or as a draft',
	requests: 'One per post, for any number of profiles',
	output: socialPostSchema,
	fields: {
		publish: choice({
			displayName: 'Publish',
			default: 'draft',
			description: 'When to publish the post',
			options: [
				{ name: 'At a Time', value: 'scheduled' },
				{ name: 'Not Yet', value: 'draft', description: 'Save it as a draft' },
				{ name: 'Now', value: 'now' },
			],
		}),
		scheduledTime: when(
			{ publish: ['scheduled'] },
			required(
				dateTime({
					displayName: 'Scheduled Time',
					description: "In the workflow's time zone, unless it has an offset",
				}),
			),
		),
		profiles: atLeastOne(profilesField, 'Choose at least one profile.'),
		text: required(text({ displayName: 'Text', rows: 4 })),
		additionalFields: additionalFields({
			imageUrls: textList({
				displayName: 'Image URLs',
				description: 'Public URLs of images, one per line',
				rows: 3,
				separator: IMAGE_SEPARATOR,
			}),
			name: text({
				displayName: 'Name',
				description: 'The name of the post in Constant Contact',
			}),
			settings: jsonObject({
				displayName: 'Network Settings',
				description: 'Settings by network, e.g. {"tiktok": {"disable_comment": "true"}}',
			}),
		}),
	},
	async run({ api, params: { publish, scheduledTime, profiles, text: words, additionalFields } }) {
		const { imageUrls = [], name, settings } = additionalFields;
		if (scheduledTime !== undefined) requireFuture(scheduledTime);
		const images = imageUrls.map((url) => ({ url: requireUrl(url) }));
		const post: IDataObject = {
			text: words,
			...(images.length > 0 && { images }),
			...(settings !== undefined && { settings }),
			profiles: profiles.map((id) => ({ profile_id: id })),
		};
		return await api.post('/social/posts', {
			...(name !== undefined && { name }),
			status: publish === 'draft' ? 'DRAFT' : 'SCHEDULED',
			...(scheduledTime !== undefined && { scheduled_time: toApiTime(scheduledTime) }),
			profile_posts: [post],
		});
	},
});

/** @throws InputError if a text isn't a web address */
function requireUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url !== undefined && ['http:', 'https:'].includes(url.protocol)) return url.href;
	throw new InputError(
		`'Image URLs' contains '${text}', which isn't a web address`,
		'Enter addresses such as https://www.example.com/flower.jpg, one per line.',
	);
}
