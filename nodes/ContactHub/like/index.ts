import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createLike } from './create';
import { deleteLike } from './delete';
import { getLike } from './get';
import { getAllLikes } from './getAll';
import { updateLike } from './update';

/** Likes of a customer. */
export const likeResource: Resource<ContactHubApi> = {
	value: 'like',
	name: 'Like',
	description: 'Likes of a customer',
	operations: [createLike, deleteLike, getLike, getAllLikes, updateLike],
};
