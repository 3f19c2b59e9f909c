/* Rows for the fields of a record, made from the table of entities: text, choice, several choices, day, number, dates.
 * Invariant: a form writes nothing; it shows a record and reads what was typed back into a draft.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_FORM_MAX_FIELDS 12

/**
 * JalonsFormGroup:
 * @title: (nullable): the heading of the group, a msgid
 * @description: (nullable): a sentence under it, a msgid
 * @n_fields: how many fields there are
 * @fields: the fields, in the order of their rows
 */
typedef struct
{
  const char *title;
  const char *description;
  guint n_fields;
  JalonsFieldId fields[JALONS_FORM_MAX_FIELDS];
} JalonsFormGroup;

#define JALONS_FORM_FIELDS(...) \
  .fields = { __VA_ARGS__ }, .n_fields = sizeof ((JalonsFieldId[]){ __VA_ARGS__ }) / sizeof (JalonsFieldId)

typedef struct _JalonsRecordForm JalonsRecordForm;

JalonsRecordForm *jalons_record_form_new      (JalonsWorkspace *workspace);
void              jalons_record_form_offer    (JalonsRecordForm *self, JalonsFieldId field, GArray *choices);
GtkWidget        *jalons_record_form_add      (JalonsRecordForm *self, const JalonsFormGroup *group);
void              jalons_record_form_require  (JalonsRecordForm *self, JalonsFieldId field);
GtkWidget        *jalons_record_form_get_row  (JalonsRecordForm *self, JalonsFieldId field);
void              jalons_record_form_show     (JalonsRecordForm *self, const JalonsRecord *record);
gboolean          jalons_record_form_read     (JalonsRecordForm *self, JalonsDraft *draft);
void              jalons_record_form_free     (JalonsRecordForm *self);

G_END_DECLS
