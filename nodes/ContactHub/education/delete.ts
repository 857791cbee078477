import { deleteOf } from '../subresource/delete';
import { education } from './definition';

export const deleteEducation = deleteOf(education);
