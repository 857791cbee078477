import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createEducation } from './create';
import { deleteEducation } from './delete';
import { getEducation } from './get';
import { getAllEducations } from './getAll';
import { updateEducation } from './update';

/** Educations of a customer. */
export const educationResource: Resource<ContactHubApi> = {
	value: 'education',
	name: 'Education',
	description: 'Educations of a customer',
	operations: [createEducation, deleteEducation, getEducation, getAllEducations, updateEducation],
};
