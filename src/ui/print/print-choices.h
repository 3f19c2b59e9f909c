/* What to print: the document, and what it asks for.
 * Invariant: only what the document asks for or takes is seen; the table of print/papers.h says what.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "print/papers.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PRINT_CHOICES (jalons_print_choices_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPrintChoices, jalons_print_choices, JALONS, PRINT_CHOICES, AdwPreferencesGroup)

void                   jalons_print_choices_set_workspace (JalonsPrintChoices *self, JalonsWorkspace *workspace);
void                   jalons_print_choices_set_document  (JalonsPrintChoices *self, const char *code);
void                   jalons_print_choices_set_project  (JalonsPrintChoices *self, const char *project);
const JalonsPaperKind *jalons_print_choices_get_kind      (JalonsPrintChoices *self);
const JalonsOrder     *jalons_print_choices_get_order     (JalonsPrintChoices *self);
JalonsRevision        *jalons_print_choices_get_revision (JalonsPrintChoices *self);
const char            *jalons_print_choices_get_fault     (JalonsPrintChoices *self);
gboolean               jalons_print_choices_wants_each    (JalonsPrintChoices *self);

G_END_DECLS
