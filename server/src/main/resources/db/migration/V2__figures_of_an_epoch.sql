-- What an epoch's objective minimised, and figures by latent dimension as JSON arrays; null in epochs of earlier versions.
alter table epoch add column train_loss double precision;
alter table epoch add column test_kl_by_dimension text;
alter table epoch add column mean_variances text;
