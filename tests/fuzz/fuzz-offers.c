/* Fuzz target: jalons_offers_read(), that taking what it accepts leaves nothing new, and that its texts are plain.
 * Invariant: as in fuzz.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "exchange/import.h"

#define TODAY 740000

static void
check_plain (const JalonsRecord *offer)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_OFFER);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *text = jalons_record_to_stored (offer, entity->fields[i].id);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      for (const char *p = text ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
    }
}

static void
take (JalonsOffers *offers,
      JalonsDataset *dataset)
{
  g_autoptr (JalonsImport) import = jalons_import_new_offers (offers, dataset, NULL, "https://example.org/", TODAY);
  GPtrArray *drafts = jalons_import_get_drafts (import);

  for (unsigned i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      jalons_dataset_apply (dataset, &record, 1);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  GError *error = NULL;
  g_autoptr (JalonsOffers) offers = jalons_offers_read (bytes, &error);
  g_autoptr (JalonsImport) again = NULL;

  check_answer (offers != NULL, g_steal_pointer (&error));
  if (offers == NULL)
    return 0;
  for (unsigned i = 0; i < offers->offers->len; i++)
    check_plain (offers->offers->pdata[i]);
  take (offers, dataset);
  again = jalons_import_new_offers (offers, dataset, NULL, "https://example.org/", TODAY);
  g_assert_cmpuint (jalons_import_get_drafts (again)->len, ==, 0);
  return 0;
}
