import { defineCreate } from '../subresource/create';
import { education } from './definition';

export const createEducation = defineCreate(education);
