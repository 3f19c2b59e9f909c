/* Académies, their zone, and the département that a UAI tells.
 * Invariant: read once from data/reference/calendars.ini, never changed and never freed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/academies.h"

#include <string.h>

#include "core/published/bundled.h"

typedef struct
{
  GArray *academies; /* of JalonsAcademy */
  const char **alsace_moselle;
} Academies;

static Academies *
academies_load (void)
{
  Academies *all = g_new0 (Academies, 1);
  g_autoptr (GKeyFile) file = jalons_bundled_load ("calendars.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  all->academies = g_array_new (FALSE, FALSE, sizeof (JalonsAcademy));
  all->alsace_moselle = jalons_bundled_dup_list (file, "alsace-moselle", "departements");
  for (char **group = groups; *group; group++)
    {
      JalonsAcademy academy;

      if (!g_str_has_prefix (*group, "academy "))
        continue;
      academy.code = g_strdup (*group + strlen ("academy "));
      academy.name = jalons_bundled_dup_string (file, *group, "name");
      academy.zone = jalons_bundled_dup_string (file, *group, "zone");
      academy.departements = jalons_bundled_dup_list (file, *group, "departements");
      academy.also = jalons_bundled_dup_list (file, *group, "also");
      g_array_append_val (all->academies, academy);
    }
  return all;
}

static const Academies *
academies_get (void)
{
  static Academies *all;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, academies_load ());
  return all;
}

/**
 * jalons_academies_list:
 * @n_academies: (out): how many
 *
 * Returns: (array length=n_academies) (transfer none): all académies, by code
 */
const JalonsAcademy *
jalons_academies_list (gsize *n_academies)
{
  const Academies *all = academies_get ();

  *n_academies = all->academies->len;
  return (const JalonsAcademy *) (const void *) all->academies->data;
}

/* Letters only, without accents or capitals: files write "ORLEANS TOURS". */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  char *ascii = g_str_to_ascii (folded, "fr");
  char *end = ascii;

  for (const char *c = ascii; *c; c++)
    if (g_ascii_isalpha (*c))
      *end++ = *c;
  *end = '\0';
  return ascii;
}

static gboolean
has_name (const JalonsAcademy *academy,
          const char *folded)
{
  g_autofree char *own = fold_name (academy->name);

  if (g_str_equal (own, folded))
    return TRUE;
  for (gsize i = 0; academy->also[i]; i++)
    {
      g_autofree char *other = fold_name (academy->also[i]);

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

/**
 * jalons_academy_by_name:
 * @name: (nullable): "Orléans-Tours", "ORLEANS TOURS"; UTF-8
 *
 * Returns: (nullable): the académie of that name, whatever its accents and capitals, or %NULL
 */
const JalonsAcademy *
jalons_academy_by_name (const char *name)
{
  gsize n;
  const JalonsAcademy *list = jalons_academies_list (&n);
  g_autofree char *folded = NULL;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  folded = fold_name (name);
  for (gsize i = 0; i < n; i++)
    if (has_name (&list[i], folded))
      return &list[i];
  return NULL;
}

static gboolean
uai_departement (const char *uai,
                 char departement[4])
{
  if (uai == NULL || strlen (uai) < 3)
    return FALSE;
  memcpy (departement, uai, 3);
  departement[3] = '\0';
  return TRUE;
}

/**
 * jalons_academy_for_uai:
 * @uai: (nullable): "0590116F"; only its first three characters, the département, are read
 *
 * Returns: (nullable): the académie of the school, or %NULL when no département has this number
 */
const JalonsAcademy *
jalons_academy_for_uai (const char *uai)
{
  char departement[4];
  gsize n;
  const JalonsAcademy *list = jalons_academies_list (&n);

  if (!uai_departement (uai, departement))
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (g_strv_contains (list[i].departements, departement))
      return &list[i];
  return NULL;
}

/**
 * jalons_uai_alsace_moselle:
 * @uai: (nullable): "0670001X"
 *
 * Returns: whether the school is in Moselle, Bas-Rhin or Haut-Rhin, which have two more public holidays
 */
gboolean
jalons_uai_alsace_moselle (const char *uai)
{
  char departement[4];

  return uai_departement (uai, departement) &&
         g_strv_contains (academies_get ()->alsace_moselle, departement);
}
