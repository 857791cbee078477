import { path } from '../../kit';
import { idChoices } from '../../constantContactShared/fields/idChoices';

export const PROFILES = path`/social/profiles`;

/** Pages on social networks to post to. */
export const profilesField = idChoices({
	displayName: 'Profile Names or IDs',
	description:
		'The profiles to post to. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	loadOptionsMethod: 'getSocialProfiles',
});
