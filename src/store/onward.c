/* Reading what was chosen, and loading the years of those schools.
 * Invariant: it waits for the store: never in the main loop.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/onward.h"

#include "store/settings.h"

static gboolean
choose (JalonsStore *store,
        JalonsDataset *known,
        const JalonsSchool *school,
        JalonsVoie voie,
        JalonsSchool **chosen,
        GError **error)
{
  g_autofree char *key = jalons_onward_key (school, voie), *setting = NULL;

  if (!jalons_store_get_setting (store, key, &setting, error))
    return FALSE;
  *chosen = jalons_onward_chosen (known, school, voie, setting);
  return TRUE;
}

static gboolean
add_school (JalonsStore *store,
            JalonsOnward *self,
            JalonsVoie voie,
            JalonsSchool *school,
            int start_year,
            int n_years,
            GError **error)
{
  g_autoptr (JalonsDataset) dataset =
    jalons_store_load_school (store, jalons_record_get_id (school), start_year, n_years, error);

  if (dataset == NULL)
    return FALSE;
  jalons_onward_set (self, voie, dataset, school);
  return TRUE;
}

/**
 * jalons_onward_load:
 * @known: with all schools, and the classes of one year at least, which tell who has which levels
 * @start_year: the first year to load: 2026 for 2026-2027
 *
 * Returns: (transfer full): the schools that follow @school; %NULL with %JALONS_ERROR_DAMAGED
 */
JalonsOnward *
jalons_onward_load (JalonsStore *store,
                    JalonsDataset *known,
                    const JalonsSchool *school,
                    int start_year,
                    int n_years,
                    GError **error)
{
  g_autoptr (JalonsOnward) self = jalons_onward_new ();

  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    {
      JalonsSchool *chosen = NULL;

      if (!choose (store, known, school, (JalonsVoie) voie, &chosen, error) ||
          (chosen != NULL && !add_school (store, self, (JalonsVoie) voie, chosen, start_year, n_years, error)))
        return NULL;
    }
  return g_steal_pointer (&self);
}
