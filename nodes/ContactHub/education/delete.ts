import { defineDelete } from '../subresource/delete';
import { education } from './definition';

export const deleteEducation = defineDelete(education);
