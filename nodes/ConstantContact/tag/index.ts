import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createTag, deleteTag, getAllTags, getTag, updateTag } from './tags';

/** Tags of contacts. */
export const tag: Resource<ConstantContactApi> = {
	value: 'tag',
	name: 'Tag',
	description: 'Labels of contacts',
	operations: [createTag, deleteTag, getTag, getAllTags, updateTag],
};
