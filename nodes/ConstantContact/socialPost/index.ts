import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createSocialPost } from './create';
import { getSocialConnections, getSocialProfiles, getHashtagGroups } from './reading';

/** Posts on social networks, and the account's connections to them. */
export const socialPost: Resource<ConstantContactApi> = {
	value: 'socialPost',
	name: 'Social Post',
	description: 'Posts on social networks',
	defaultOperation: 'create',
	operations: [createSocialPost, getSocialConnections, getHashtagGroups, getSocialProfiles],
};
