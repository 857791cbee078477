import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getLibraryInfo } from './getInfo';

/** The library as a whole: how much of it is used. */
export const library: Resource<ConstantContactV2Api> = {
	value: 'library',
	name: 'Library',
	description: 'The library as a whole',
	operations: [getLibraryInfo],
};
