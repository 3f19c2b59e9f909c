/* The two catalogues that are bundled.
 * Invariant: a test reads them: one that cannot be read is a broken build.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/offers-examples.h"

#include "offers-resources.h"

#define PREFIX "/org/jalons/Jalons/offers/"

static const struct
{
  const char *region;
  const char *name;
} examples[JALONS_N_OFFERS_EXAMPLES] = {
  { "Hauts-de-France", "hauts-de-france.json" },
  { "Pays de la Loire", "pays-de-la-loire.json" },
};

static void
ensure_registered (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      jalons_offers_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * jalons_offers_example_region:
 * @i: below %JALONS_N_OFFERS_EXAMPLES
 *
 * Returns: the name of its Région
 */
const char *
jalons_offers_example_region (unsigned i)
{
  g_return_val_if_fail (i < JALONS_N_OFFERS_EXAMPLES, "");
  return examples[i].region;
}

/**
 * jalons_offers_example_file:
 *
 * Returns: (transfer full): the catalogue as a file, that can be read and imported like one from the disk
 */
GFile *
jalons_offers_example_file (unsigned i)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (i < JALONS_N_OFFERS_EXAMPLES, NULL);
  ensure_registered ();
  uri = g_strconcat ("resource://" PREFIX, examples[i].name, NULL);
  return g_file_new_for_uri (uri);
}

/**
 * jalons_offers_example_load:
 *
 * Returns: (transfer full): what is in it, for jalons_offers_read()
 */
GBytes *
jalons_offers_example_load (unsigned i)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_return_val_if_fail (i < JALONS_N_OFFERS_EXAMPLES, NULL);
  ensure_registered ();
  path = g_strconcat (PREFIX, examples[i].name, NULL);
  bytes = g_resource_lookup_data (jalons_offers_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}
