/* The three kinds of entries of the catalogue: actions of the Région, ambassadors, documentation.
 * Invariant: whatever differs from kind to kind is in this table; the list, the page and the form ask it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/record-form.h"

G_BEGIN_DECLS

/**
 * JalonsCatalogueKind:
 * @entity: what the entries are
 * @title: of the list
 * @noun: of one entry
 * @add_title, @edit_title: of the form
 * @add_label, @edit_label, @delete_label: of the gestures, for undo
 * @deleted: what is said when one was deleted
 * @icon_name: of the kind
 * @empty_title, @empty_text: what is said where there is no entry yet
 * @name: the field that must be filled
 * @groups: the fields, as the form and the page group them
 *
 * All texts are msgids.
 */
typedef struct
{
  JalonsEntityId entity;
  const char *title;
  const char *noun;
  const char *add_title;
  const char *edit_title;
  const char *add_label;
  const char *edit_label;
  const char *delete_label;
  const char *deleted;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  JalonsFieldId name;
  const JalonsFormGroup *groups;
  guint n_groups;
} JalonsCatalogueKind;

const JalonsCatalogueKind *jalons_catalogue_kinds       (guint *n_kinds);
const JalonsCatalogueKind *jalons_catalogue_kind        (JalonsEntityId entity);
char                      *jalons_catalogue_subtitle    (JalonsDataset *dataset, const JalonsRecord *record);
char                      *jalons_catalogue_searched    (JalonsDataset *dataset, const JalonsRecord *record);
const char                *jalons_catalogue_web_page    (const JalonsRecord *record);

G_END_DECLS
