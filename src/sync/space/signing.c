/* Keys and signatures as hexadecimal digits.
 * Invariant: a secret key never leaves the data folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/signing.h"

#include <sodium.h>
#include <string.h>

static char *
to_hex (const guchar *bytes,
        gsize length)
{
  char *text = g_malloc (2 * length + 1);

  return sodium_bin2hex (text, 2 * length + 1, bytes, length);
}

static gboolean
from_hex (guchar *bytes,
          gsize length,
          const char *text)
{
  gsize n = 0;

  return text != NULL && strlen (text) == 2 * length &&
         sodium_hex2bin (bytes, length, text, 2 * length, NULL, &n, NULL) == 0 && n == length;
}

/**
 * jalons_signing_make_key:
 *
 * Returns: (transfer full): a new secret key
 */
char *
jalons_signing_make_key (void)
{
  guchar public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  char *key;

  if (sodium_init () < 0)
    return g_strdup ("");
  crypto_sign_keypair (public, secret);
  key = to_hex (secret, sizeof secret);
  sodium_memzero (secret, sizeof secret);
  return key;
}

/**
 * jalons_signing_public_key:
 * @key: a secret key
 *
 * Returns: (transfer full) (nullable): the key that others know it by; %NULL when @key is none
 */
char *
jalons_signing_public_key (const char *key)
{
  guchar public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];

  if (!from_hex (secret, sizeof secret, key))
    return NULL;
  crypto_sign_ed25519_sk_to_pk (public, secret);
  sodium_memzero (secret, sizeof secret);
  return to_hex (public, sizeof public);
}

/**
 * jalons_signing_sign:
 * @key: a secret key
 * @hash: of a block without its signature
 *
 * Returns: (transfer full) (nullable): the signature; %NULL when @key is none
 */
char *
jalons_signing_sign (const char *key,
                     const char *hash)
{
  guchar secret[crypto_sign_SECRETKEYBYTES], signature[crypto_sign_BYTES];

  if (sodium_init () < 0 || !from_hex (secret, sizeof secret, key))
    return NULL;
  crypto_sign_detached (signature, NULL, (const guchar *) hash, strlen (hash), secret);
  sodium_memzero (secret, sizeof secret);
  return to_hex (signature, sizeof signature);
}

/**
 * jalons_signing_is_by:
 *
 * Returns: whether @block was signed by the owner of @public_key
 */
gboolean
jalons_signing_is_by (const JalonsBlock *block,
                      const char *public_key)
{
  guchar public[crypto_sign_PUBLICKEYBYTES], signature[crypto_sign_BYTES];
  g_autofree char *hash = jalons_block_unsigned_hash (block);

  return sodium_init () >= 0 && hash != NULL && from_hex (signature, sizeof signature, block->signature) &&
         from_hex (public, sizeof public, public_key) &&
         crypto_sign_verify_detached (signature, (const guchar *) hash, strlen (hash), public) == 0;
}
