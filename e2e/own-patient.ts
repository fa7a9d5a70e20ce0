// A patient of a story's own, so that no other story stands in its way.
import type { Page } from '@playwright/test'
import { activate, awake, expect } from './story'

/** The form of a new patient, with the name in it. */
export async function fillNewPatient(page: Page, name: string): Promise<void> {
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
}

/** Their page is open then; this is its path. */
export async function newPatient(page: Page, name: string): Promise<string> {
  await fillNewPatient(page, name)
  await page.getByRole('button', { name: 'Save patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await awake(page)
  return new URL(page.url()).pathname
}

/** Saves whoever is filled in, and begins their plan of twelve weeks. Its editor is open then; this is its path. */
export async function beginPlan(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save and make a plan' }).click()
  await page.getByRole('button', { name: /^Use this protocol.*Upper back pain, 12 weeks$/ }).click()
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await awake(page)
  return new URL(page.url()).pathname
}

/** With a plan under way, whose path this is. Their page is open then. */
export async function patientWithPlan(page: Page, name: string): Promise<string> {
  await fillNewPatient(page, name)
  await beginPlan(page)
  await activate(page)
  await expect(page.getByText('Version 1')).toBeVisible()
  const { pathname } = new URL(page.url())
  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return pathname
}
