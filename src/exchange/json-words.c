/* What the preview of an import says of the changes of an object, field by field.
 * Invariant: no key of the file is shown; a person reads this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/json-words.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "exchange/import-private.h"

/**
 * jalons_json_add_details:
 * @draft: what changes
 * @now: what @draft makes
 *
 * Says of each field that changes what it was and what it will be.
 */
void
jalons_json_add_details (JalonsDataset *dataset,
                         JalonsImportLine *line,
                         const JalonsDraft *draft,
                         const JalonsRecord *now)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (now));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (jalons_draft_has_changed (draft, entity->fields[i].id))
      {
        JalonsFieldId field = entity->fields[i].id;
        g_autofree char *before = jalons_field_words (dataset, jalons_draft_get_origin (draft), field);
        g_autofree char *after = jalons_field_words (dataset, now, field);
        /* Translators: the name of a field, its value before and after. */
        g_autofree char *detail = g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (field),
                                                   *before ? before : "—", *after ? after : "—");

        jalons_strv_add (&line->details, detail);
      }
}
